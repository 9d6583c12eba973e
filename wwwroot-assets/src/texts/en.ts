// The texts that people read, in English. A text with {names} in braces is filled in by format(); a text with plural
// forms is chosen by its {count}. The bundles contain only the texts that they use.

/** The locale of dates, numbers and plural forms. */
export const locale = 'en-GB';

// shared: keyboard shortcuts and local times
export const shortcutList = 'This list';
export const keySpace = 'Space';
export const localTime = 'local time';

// model: states
export const stateFree = 'Free';
export const stateDoNotDisturb = 'Do not disturb';
export const stateOffline = 'Offline';
export const stateDialling = 'Dialling';
export const stateRinging = 'Ringing';
export const stateOnCall = 'On a call';
export const stateOnHold = 'On hold';
export const stateParked = 'Parked';
export const stateUnknown = 'Unknown';
export const markDoNotDisturb = 'do not disturb';
export const markCallWaiting = 'a call waiting';

// model: extensions and calls
export const inbound = 'Inbound';
export const outbound = 'Outbound';
export const internal = 'Internal';
export const waitingCall = 'Waiting {duration} ← {party}';
export const withheld = 'withheld';
export const notCertain = 'not certain';

// model: accounts
export const healthOk = 'OK';
export const healthDegraded = 'Degraded';
export const healthThrottled = 'Throttled';
export const healthSignInRefused = 'Sign-in refused';
export const healthUnreachable = 'Unreachable';
export const noNews = 'No news';
export const lasting = 'for {span}';
export const lastAnswer = 'last answer {age}';
export const noAnswerYet = 'no answer yet';
export const nextTry = 'next try in {span}';
export const nextTryNow = 'next try now';
export const nextTryStopped = 'stopped: press Try again on the diagnostics page';
export const unassignedCalls = {
  one: '{count} call without a known extension',
  other: '{count} calls without a known extension',
} as const;

// model: connection
export const connectionConnecting = 'Connecting…';
export const connectionLive = 'Live';
export const connectionLost = 'Connection lost';
export const connectionBlocked = 'Live updates are blocked';

// model: durations
export const seconds = '{count} s';
export const minutes = '{count} min';
export const hours = '{count} h';
export const days = '{count} d';
export const ago = '{span} ago';
export const never = 'never';
export const overdueBy = 'overdue {duration}';
export const lastHeard = 'last heard {age}';

// model: alerts
export const timeInState = 'in state {duration}';
export const callDuration = 'call {duration}';
export const acknowledgedAt = 'seen {time} by {name}';
export const raisedAlerts = { one: 'Alert: {alerts}', other: '{count} alerts: {alerts}' } as const;
export const moreRaisedAlerts = '{count} alerts: {alerts}; and {more} more';

// model: figures of a board
export const longestRing = 'max ring {duration}';
export const longestHold = 'max hold {duration}';
export const phones = { one: '{count} phone', other: '{count} phones' } as const;
export const ofTotal = 'of {total}';
export const dueSoon = 'due in 5 min';
export const overdueCount = '{count} overdue';
export const lostCount = '{count} lost';
export const flappingCount = '{count} flapping';

// board: header, alert strip and title of the tab
export const showingLoaded = '{connection} — showing what the page was loaded with';
export const showingKnownAt = '{connection} — showing what was known at {time}';
export const timeOnDate = '{time} on {date}';
export const titleWithoutConnection = '⚠ No connection — {title}';
export const acknowledgeAlert = 'Acknowledge: {alert}';
export const more = '+{count} more';

// kiosk
export const shortcutFullScreen = 'Full screen, or back';

// wall: tiles
export const noTeam = 'No team';
export const continued = 'continued';
export const page = 'Page {page} of {pages}';
export const ringingOnPage = '{extension} — page {page}';
export const ringingForOnPage = '{extension} {duration} — page {page}';
export const alsoRinging = 'Also ringing: {extensions}';
export const shortcutNextPage = 'The next page of tiles';
export const shortcutPreviousPage = 'The previous page of tiles';

// wall: rotation of boards
export const shortcutNextBoard = 'The next board';
export const shortcutPauseRotation = 'Pause or resume the rotation of boards';
export const rotationPaused = '{board}/{boards} stopped';

// wall: calls and registrations
export const unknownParty = 'unknown';
export const registrationLost = 'lost';
export const registrationLostSince = 'lost {age}';
export const noExpiry = 'no expiry';
export const estimatedExpiry = 'Estimated: the phone system does not say when this registration ends.';

// wall: latency dialog
export const shortcutLatency = 'How fast this board is';
export const measuredChanges = { one: '{count} change in {span}', other: '{count} changes in {span}' } as const;
export const versionOfEpoch = '{version} of {epoch}';
export const framesPerSecond = '{rate} a second';
export const milliseconds = '{value} ms';
export const mebibytes = '{value} MiB';
export const notReported = 'not reported';

// team
export const shortcutAcknowledgeAll = 'Acknowledge all alerts';
export const shortcutSearch = 'Search by name, number or team';

// pairing
export const pairingCode = 'The code: {digits}';
export const pairingWaiting = 'Waiting for the code to be entered';
export const pairingPaired = 'Paired';
export const pairingRetrying = 'Trying again';
export const pairingUnreachable = 'Cannot reach the server since {time} — trying again';
export const codeValidMinutes = 'Valid for {count} more min, then a new one comes by itself.';
export const codeValidSeconds = 'Valid for {count} more s, then a new one comes by itself.';
export const codeExpired = 'This code has expired; a new one comes by itself.';
export const boardRemoved = 'This display’s board no longer exists';
export const boardRemovedAdvice = 'An administrator chooses another under Displays. It appears here by itself.';
export const tooManyDisplays = 'Too many displays ask for a code';
export const tooManyDisplaysAdvice = 'This one gets its code in some minutes, by itself.';
export const databaseUnavailable = 'The database is unavailable';
export const databaseUnavailableAdvice = '{problem} This display continues by itself when the database is available again.';

// displays
export const displaysOutdated = 'The server does not answer. This list is from {time}.';

// supervisor: alerts
export const shortcutAlerts = 'Alerts; in their list, acknowledge one';
export const shortcutAcknowledge = 'In the list of alerts: acknowledge';
export const alertsOutdated = 'Not up to date: no update for {span}. There may be alerts that are not listed.';
export const newAlerts = { one: '{count} new alert', other: '{count} new alerts' } as const;
export const andMore = 'and {count} more';
export const notificationsUnsupported = 'This browser does not support notifications.';
export const notificationsInsecure = 'Not available over http. Open this page over https.';
export const notificationsDenied =
  'The browser blocks notifications. Allow them in the site settings beside the address, then press again.';
export const notificationsOn = 'One for each new alert while this page is not viewed.';
export const notificationsUnanswered = 'The browser’s question was not answered. Press again to repeat it.';
export const notificationsOff = 'Off. When you switch them on, the browser asks for permission.';
export const soundOn = 'The alert sound of each board, except in its quiet hours.';
export const soundOff = 'Off.';
export const soundBlocked = 'The browser blocks sound. Press once anywhere to allow it.';

// supervisor: dragging a call
export const dragHint = 'Drop it on an extension. Esc cancels.';
export const dragOwner = 'with {owner}';
export const dragCall = 'Call';
export const dropAlreadyParked = 'It is parked already';
export const dropCannotPark = '{account} cannot park calls';
export const dropRingingCannotPark = 'It cannot be parked while it rings';
export const dropPark = 'park it';
export const dropGone = '{name} is gone';
export const dropOtherAccount = '{name} is in another phone system';
export const dropCannotRetrieve = '{account} cannot retrieve calls';
export const dropCannotTransfer = '{account} cannot transfer calls';
export const dropOwner = 'It is with {name} already';
export const dropOffline = '{name} is offline';
export const dropOnCall = '{name}, on a call: you will be asked';
export const dropOnHold = '{name}, on hold: you will be asked';
export const dropRinging = '{name}, ringing: you will be asked';
export const dropDialling = '{name}, dialling: you will be asked';
export const dropDoNotDisturb = '{name}, do not disturb: you will be asked';
export const dropUnknown = '{name}, state unknown: you will be asked';

// supervisor: keyboard shortcuts of the grids
export const shortcutExcel = 'The grid as an Excel workbook';
export const shortcutPrint = 'The grid on paper';
export const shortcutFind = 'Search';
export const shortcutRows = 'Through the rows of a grid; Page, Home and End too';
export const keyEnter = 'Enter';
export const shortcutOpenRow = 'Open the panel of a row';
export const shortcutExpand = 'Collapse a call, or expand it into its legs';
export const keyShiftF10 = 'Shift F10';
export const shortcutMenu = 'The menu of a row; also by the right button or a long press';
export const keyDrag = 'Drag';
export const shortcutDrag = 'A call onto an extension transfers it, onto Parked parks it; Esc cancels';
export const keyCtrlK = 'Ctrl K';
export const shortcutPalette = 'Type a command: transfer 101 to jane';
export const keyEsc = 'Esc';
export const shortcutClose = 'Close what was opened last';

// supervisor: the page after a reload
export const restoredAfterRestart = 'The server was restarted at {time}. You are back where you were.';
export const restoredAfterOutage = 'The connection to the server was lost for {span}. You are back where you were.';
export const restoredAfterReload = 'The page was reloaded. You are back where you were.';
export const unknownCommands = 'Commands that were sent, but whose result is not known:';
export const unknownCommandsAdvice =
  'They are not sent again. Look at the calls before you repeat one. The audit log lists what was requested.';
export const forgetView = 'Forget “{name}”';
