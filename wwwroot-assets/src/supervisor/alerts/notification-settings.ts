// The notification settings of this browser: notifications and sound, each with a switch that is stored.

import { toStorageName } from '../../shared/base-path';
import {
  getNotificationAvailability,
  AlertNotifier,
  describeNotificationSetting,
  type ShownNotification,
  type ListedAlert,
} from './alert-notifier';
import { AlertSoundPlayer, type SoundingAlert } from './alert-sound-player';
import { BrowserTabs } from './browser-tabs';
import * as texts from '../../texts/en';

type NotificationChannel = 'notify' | 'sound';
const getSettingName = (way: NotificationChannel): string => `desk-alerts-${way}`;
const HISTORY_NAME = 'desk-alerts-told';

export class NotificationSettings {
  private readonly tabs = new BrowserTabs();
  private readonly notifier: AlertNotifier;
  private readonly sounds: AlertSoundPlayer;
  private readonly enabled: Record<NotificationChannel, boolean> = {
    notify: settingStorage.get(getSettingName('notify')) === 'on',
    sound: settingStorage.get(getSettingName('sound')) === 'on',
  };
  private isBlocked = false;
  private open: readonly SoundingAlert[] = [];

  /** `onOpen` opens what an alert is about, or the list for null. */
  constructor(
    private readonly page: HTMLElement,
    private readonly onOpen: (key: string | null) => void,
  ) {
    this.tabs.watch();
    this.notifier = new AlertNotifier({
      isOn: () => this.enabled.notify && getNotificationAvailability() === 'granted',
      isLeader: () => this.tabs.isLeader,
      isViewed: () => this.tabs.isAnyViewed(),
      show: (content, key) => this.showNotification(content, key),
      history: {
        read: readHistory,
        write: (history) => settingStorage.set(HISTORY_NAME, JSON.stringify(history)),
      },
    });
    this.sounds = new AlertSoundPlayer(
      () => this.enabled.sound && this.tabs.isLeader,
      (isBlocked) => this.setBlocked(isBlocked),
    );
    page.addEventListener('click', ({ target }) => {
      const way = target instanceof Element ? target.closest<HTMLElement>('[data-switch]')?.dataset.switch : undefined;
      if (way === 'notify' || way === 'sound') void this.toggle(way);
    });
  }

  /** Writes the switches again after the circuit has rendered them. */
  restore(): void {
    this.showSettings();
  }

  update(alerts: readonly ListedAlert[], open: readonly SoundingAlert[]): void {
    this.open = open;
    void this.notifier.update(alerts);
    this.tick();
  }

  tick(): void {
    this.sounds.tick(this.open);
  }

  private async toggle(channel: NotificationChannel): Promise<void> {
    // A switch that is on but blocked by the browser asks for permission again instead of switching off.
    const isBlockedByBrowser = channel === 'notify' && this.enabled.notify && getNotificationAvailability() !== 'granted';
    this.enabled[channel] = isBlockedByBrowser || !this.enabled[channel];
    if (channel === 'notify' && this.enabled.notify && getNotificationAvailability() === 'default') await Notification.requestPermission();
    if (channel === 'notify' && getNotificationAvailability() === 'unavailable') this.enabled.notify = false;
    if (channel === 'sound' && this.enabled.sound) void this.sounds.play('Chime');
    settingStorage.set(getSettingName(channel), this.enabled[channel] ? 'on' : 'off');
    this.showSettings();
  }

  private showSettings(): void {
    const permission = getNotificationAvailability();
    this.showSwitch(
      'notify',
      this.enabled.notify && permission === 'granted',
      describeNotificationSetting(this.enabled.notify, permission, window.isSecureContext),
    );
    const sound = this.enabled.sound ? texts.soundOn : texts.soundOff;
    this.showSwitch('sound', this.enabled.sound, this.isBlocked ? texts.soundBlocked : sound);
    const mute = this.page.querySelector<HTMLElement>('[data-mute]');
    if (mute) mute.hidden = !this.isBlocked;
  }

  private showSwitch(channel: NotificationChannel, isOn: boolean, text: string): void {
    this.page.querySelector(`[data-switch="${channel}"]`)?.setAttribute('aria-checked', String(isOn));
    const line = this.page.querySelector(`[data-says="${channel}"]`);
    if (line) line.textContent = text;
  }

  private setBlocked(isBlocked: boolean): void {
    if (this.isBlocked === isBlocked) return;
    this.isBlocked = isBlocked;
    this.showSettings();
  }

  private showNotification(
    { title, body, tag }: { title: string; body: string; tag: string },
    key: string | null,
  ): ShownNotification | null {
    try {
      const notification = new Notification(title, { body, tag, icon: 'favicon.svg' });
      notification.addEventListener('click', () => {
        window.focus();
        this.onOpen(key);
        notification.close();
      });
      return notification;
    } catch {
      // Mobile browsers have notifications only for service workers.
      return null;
    }
  }
}

/** Reads the history, or an empty one when it cannot be read. */
function readHistory(): Record<string, number> {
  try {
    return JSON.parse(settingStorage.get(HISTORY_NAME) ?? '{}') as Record<string, number>;
  } catch {
    return {};
  }
}

/** Settings for this page only, when the browser stores nothing. */
const sessionSettings = new Map<string, string>();
const settingStorage = {
  get(name: string): string | null {
    try {
      return localStorage.getItem(toStorageName(name)) ?? sessionSettings.get(name) ?? null;
    } catch {
      return sessionSettings.get(name) ?? null;
    }
  },
  set(name: string, value: string): void {
    try {
      localStorage.setItem(toStorageName(name), value);
    } catch {
      sessionSettings.set(name, value);
    }
  },
};
