// The ways in which this browser tells of alerts: notifications and sound, each behind a switch that it remembers.

import { ofHost } from '../../shared/base-path';
import { answer, Notifier, notifyWords, type Notice, type Raised } from './alert-notifier';
import { DeskSounds, type Sounding } from './alert-sound-player';
import { Tabs } from './browser-tabs';

type Way = 'notify' | 'sound';
const KEPT = (way: Way): string => `desk-alerts-${way}`;
const TOLD = 'desk-alerts-told';

export class AlertWays {
  private readonly tabs = new Tabs();
  private readonly notifier: Notifier;
  private readonly sounds: DeskSounds;
  private readonly on: Record<Way, boolean> = { notify: keep.get(KEPT('notify')) === 'on', sound: keep.get(KEPT('sound')) === 'on' };
  private isBlocked = false;
  private open: readonly Sounding[] = [];

  /** `go` opens what an alert is about, and the list for null. */
  constructor(private readonly page: HTMLElement, private readonly go: (key: string | null) => void) {
    this.tabs.watch();
    this.notifier = new Notifier({
      isOn: () => this.on.notify && answer() === 'granted',
      leads: () => this.tabs.leads,
      looked: () => this.tabs.looked(),
      show: (words, key) => this.show(words, key),
      kept: {
        read: toldBefore,
        write: (told) => keep.set(TOLD, JSON.stringify(told)),
      },
    });
    this.sounds = new DeskSounds(() => this.on.sound && this.tabs.leads, (isBlocked) => this.block(isBlocked));
    page.addEventListener('click', ({ target }) => {
      const way = target instanceof Element ? target.closest<HTMLElement>('[data-switch]')?.dataset.switch : undefined;
      if (way === 'notify' || way === 'sound') void this.turn(way);
    });
  }

  /** The circuit has drawn the switches anew. */
  restore(): void {
    this.write();
  }

  take(alerts: readonly Raised[], open: readonly Sounding[]): void {
    this.open = open;
    void this.notifier.take(alerts);
    this.tick();
  }

  tick(): void {
    this.sounds.tick(this.open);
  }

  private async turn(way: Way): Promise<void> {
    // One that is on, but that the browser does not let through, is asked for again and not switched off.
    const isHeld = way === 'notify' && this.on.notify && answer() !== 'granted';
    this.on[way] = isHeld || !this.on[way];
    if (way === 'notify' && this.on.notify && answer() === 'default') await Notification.requestPermission();
    if (way === 'notify' && answer() === 'unavailable') this.on.notify = false;
    if (way === 'sound' && this.on.sound) void this.sounds.play('Chime');
    keep.set(KEPT(way), this.on[way] ? 'on' : 'off');
    this.write();
  }

  private write(): void {
    const said = answer();
    this.say('notify', this.on.notify && said === 'granted', notifyWords(this.on.notify, said, window.isSecureContext));
    const sound = this.on.sound ? 'What a board sounds on its wall, but for its quiet hours.' : 'Off.';
    this.say('sound', this.on.sound, this.isBlocked ? 'The browser waits: press once anywhere to allow sound.' : sound);
    const mute = this.page.querySelector<HTMLElement>('[data-mute]');
    if (mute) mute.hidden = !this.isBlocked;
  }

  private say(way: Way, isOn: boolean, words: string): void {
    this.page.querySelector(`[data-switch="${way}"]`)?.setAttribute('aria-checked', String(isOn));
    const line = this.page.querySelector(`[data-says="${way}"]`);
    if (line) line.textContent = words;
  }

  private block(isBlocked: boolean): void {
    if (this.isBlocked === isBlocked) return;
    this.isBlocked = isBlocked;
    this.write();
  }

  private show({ title, body, tag }: { title: string; body: string; tag: string }, key: string | null): Notice | null {
    try {
      const notice = new Notification(title, { body, tag, icon: 'favicon.svg' });
      notice.addEventListener('click', () => {
        window.focus();
        this.go(key);
        notice.close();
      });
      return notice;
    } catch {
      // A telephone's browser has them, but not for a page that is open.
      return null;
    }
  }
}

/** What was told, as far as it can be read. */
function toldBefore(): Record<string, number> {
  try {
    return JSON.parse(keep.get(TOLD) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

/** A browser may keep nothing: then a choice holds until the page is left. */
const unkept = new Map<string, string>();
const keep = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(ofHost(name)) ?? unkept.get(name) ?? null;
    } catch {
      return unkept.get(name) ?? null;
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(ofHost(name), value);
    } catch {
      unkept.set(name, value);
    }
  },
};
