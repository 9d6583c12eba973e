// Of every page: its times are written by this browser's clock, and the server learns the zone.

import { rememberZone, writeLocalTimes } from '../shared/local-times';

rememberZone();
writeLocalTimes(document);
