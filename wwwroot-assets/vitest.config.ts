import { defineConfig } from 'vitest/config';

// One module registry for all files of a worker: each file of its own costs a second. A test puts back what it changes of the world.
export default defineConfig({ test: { isolate: false, unstubGlobals: true } });
