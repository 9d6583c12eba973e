// The team view.

import { Finder } from './finder';
import { People } from './people';
import { run } from './screen';

run(({ store }) => {
  const container = document.querySelector<HTMLElement>('[data-groups]');
  return container ? [new People(container, store, new Finder())] : [];
});
