// Inlined into the wall's page after the tiles: writes times and lays out the tiles before the first paint, so that
// nothing moves afterwards.

import { writeLocalTimes } from '../shared/local-times';
import { layOutRenderedTiles, measureSpace } from './initial-tile-layout';
import { findList } from '../shared/dom-slots';

writeLocalTimes(document);
const tiles = findList('tiles');
if (tiles) layOutRenderedTiles(tiles, measureSpace(tiles));
