// Stands in the wall's page itself, behind the tiles: it writes the times and lays out the tiles before the first paint, and so
// nothing moves after it.

import { writeLocalTimes } from '../shared/local-times';
import { layOutRenderedTiles, measureSpace } from './initial-tile-layout';
import { findList } from '../shared/dom-slots';

writeLocalTimes(document);
const tiles = findList('tiles');
if (tiles) layOutRenderedTiles(tiles, measureSpace(tiles));
