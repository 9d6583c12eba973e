// Runs on the page after a sign-out and clears the user's data from the browser. Clear-Site-Data does the same where
// the browser supports it and no other host shares the origin.

import { clearOfflineBoards } from '../connection/offline-cache-format';
import { clearPreferences } from '../shared/preference-storage';

void clearOfflineBoards();
clearPreferences();
