/** Voices as most people's computers have them; the one that takes the pictures may have none. */
export function giveVoices(): void {
  const voices = ['en-US', 'es-ES', 'ar-SA'].map((lang) => ({
    ...{ lang, name: lang, voiceURI: lang, default: lang === 'en-US', localService: true },
  }));
  const value = Object.assign(new EventTarget(), { getVoices: () => voices });
  Object.defineProperty(window, 'speechSynthesis', { value, configurable: true });
}
