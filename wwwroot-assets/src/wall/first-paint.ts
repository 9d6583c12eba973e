// Stands in the wall's page itself, behind the tiles: it writes the times and lays out the tiles before the first paint, and so
// nothing moves after it.

import { writeLocalTimes } from '../shared/local-times';
import { layServed, spaceOf } from './initial-tile-layout';
import { list } from '../shared/dom-slots';

writeLocalTimes(document);
const tiles = list('tiles');
if (tiles) layServed(tiles, spaceOf(tiles));
