// Runs on every page: writes times in the browser's time zone and tells the server the zone.

import { setTimeZoneCookie, writeLocalTimes } from '../shared/local-times';

setTimeZoneCookie();
writeLocalTimes(document);
