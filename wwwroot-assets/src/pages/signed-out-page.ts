// Runs on the page that follows a sign-out: takes from the browser what was kept for the person. Clear-Site-Data does the same
// where a browser knows it and no other host is at the same origin.

import { clearOfflineBoards } from '../connection/offline-cache-format';
import { clearPreferences } from '../shared/preference-storage';

void clearOfflineBoards();
clearPreferences();
