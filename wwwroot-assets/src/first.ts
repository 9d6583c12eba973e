// Stands in the wall's page itself, behind the tiles: it lays them out before the first paint, and so nothing moves after it.

import { layServed, spaceOf } from './served-tiles';
import { list } from './slots';

const tiles = list('tiles');
if (tiles) layServed(tiles, spaceOf(tiles));
