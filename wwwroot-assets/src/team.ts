// The team view.

import { Finder } from './finder';
import { Latency } from './latency';
import { People } from './people';
import { run } from './screen';

run((screen) => {
  const container = document.querySelector<HTMLElement>('[data-groups]');
  return container ? [new People(container, screen.store, new Finder()), new Latency(screen)] : [];
});
