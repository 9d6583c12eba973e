// Of every page: its times are written by this browser's clock, and the server learns the zone.

import { setTimeZoneCookie, writeLocalTimes } from '../shared/local-times';

setTimeZoneCookie();
writeLocalTimes(document);
