// Calling the agent: a sound, the tab's title, and a notification of the desktop where it is allowed.

import type { Alert } from "../core/wire";

const TONES: Record<Alert["kind"], readonly number[]> = {
  new: [660, 880],
  warning: [520, 520],
  breach: [440, 440, 440],
  escalated: [880, 660, 880],
};
const TONE_SECONDS = 0.14;

export class Alerts {
  private audio: AudioContext | null = null;
  private missed = 0;

  constructor(private title: string) {
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible") this.show(0);
    });
  }

  /** Browsers let a page sound only after somebody touched it, so the first touch opens the way. */
  unlock(): void {
    this.audio ??= typeof AudioContext === "undefined" ? null : new AudioContext();
    if (this.audio?.state === "suspended") void this.audio.resume();
  }

  /** True when a sound could be heard now. */
  get canSound(): boolean {
    return this.audio?.state === "running";
  }

  rename(title: string): void {
    this.title = title;
    this.show(this.missed);
  }

  sound(kind: Alert["kind"]): void {
    const audio = this.audio;
    if (!audio || audio.state !== "running") return;
    TONES[kind].forEach((pitch, at) => this.tone(audio, pitch, audio.currentTime + at * TONE_SECONDS * 1.3));
  }

  /** Count one more thing that happened while the tab was out of sight, and notify where that is allowed. */
  call(head: string, body: string, tag: string, open: () => void): void {
    if (document.visibilityState === "visible") return;
    this.show(this.missed + 1);
    if (typeof Notification === "undefined" || Notification.permission !== "granted") return;
    const notification = new Notification(head, { body, tag });
    notification.onclick = () => {
      window.focus();
      notification.close();
      open();
    };
  }

  private show(missed: number): void {
    this.missed = missed;
    document.title = missed > 0 ? `(${missed}) ${this.title}` : this.title;
  }

  private tone(audio: AudioContext, pitch: number, at: number): void {
    const oscillator = new OscillatorNode(audio, { frequency: pitch });
    const volume = new GainNode(audio, { gain: 0 });
    volume.gain.setValueAtTime(0, at);
    volume.gain.linearRampToValueAtTime(0.18, at + 0.02);
    volume.gain.linearRampToValueAtTime(0, at + TONE_SECONDS);
    oscillator.connect(volume).connect(audio.destination);
    oscillator.start(at);
    oscillator.stop(at + TONE_SECONDS);
  }
}
