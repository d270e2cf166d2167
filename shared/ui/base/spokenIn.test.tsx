import { describe, expect, it } from 'vitest';
import { spokenIn } from './spokenIn.ts';

const IN: Readonly<Record<string, string>> = {
  en: 'Find one number or one more voice for this, and say where it comes from.',
  es: 'Busca un número o una voz más para esto, y di de dónde viene.',
  fr: 'Trouve un chiffre pour cela, et dis dans quel texte tu l’as lu.',
  de: 'Such eine Zahl dafür und sag, wie du sie gemessen hast.',
  pt: 'Procure um número para isso e diga como você mediu.',
  ar: 'ابحث عن رقم واحد لهذا القول وقل من أين جاء.',
  fa: 'یک عدد برای این جمله پیدا کن و بگو از کجا آمده است.',
  he: 'מצא מספר אחד לזה ואמור מאיפה הוא בא.',
  ru: 'Найди одно число и скажи, откуда оно.',
  uk: 'Знайди одне число і скажи, звідки воно.',
  zh: '找一个数字,说说它从哪里来。',
  ja: '数字をひとつ見つけて、どこから来たか言ってください。',
  ko: '숫자 하나를 찾고 어디에서 왔는지 말해 보세요.',
  hi: 'इसके लिए एक संख्या खोजो और बताओ कि वह कहाँ से आई।',
};

describe('the language words are in', () => {
  it.each(Object.entries(IN))('is heard in %s, on a page in any language', (language, text) => {
    for (const page of ['en', 'es', 'ar']) expect(spokenIn(text, page)).toBe(language);
  });

  it('is the page’s where the words could be of several', () => {
    expect(spokenIn('Main Street', 'es')).toBe('es');
    expect(spokenIn('Main Street', 'en')).toBe('en');
  });

  it('is not known where neither says it', () => {
    expect(spokenIn('Main Street', 'ar')).toBeNull();
    expect(spokenIn('12 + 7 = 19', 'en')).toBeNull();
    expect(spokenIn('', 'en')).toBeNull();
  });

  it('is that of most of the words', () => {
    expect(spokenIn('اكتب عن Main Street في جملتين قصيرتين من فضلك', 'en')).toBe('ar');
  });
});
