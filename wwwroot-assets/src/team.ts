// The team view.

import { Finder } from './finder';
import { People } from './people';
import { stayUp } from './stay';

stayUp(({ store }) => {
  const container = document.querySelector<HTMLElement>('[data-groups]');
  return container ? [new People(container, store, new Finder())] : [];
});
