import { describe, expect, it } from 'vitest';
import { readForms } from './read-form.ts';

const BASE = 'https://lms.example/mod/lti/launch.php?id=1';

describe('reading a launch form without a DOM', () => {
  it('reads the action and the hidden fields, entities decoded', () => {
    const html = `<!doctype html><body onload="x()"><form action="https://tool.example/lti/login" name="f" id='f' method=post>
      <input type="hidden" name="iss" value="https://lms.example"/>
      <input type='hidden' name='lti_message_hint' value='{&quot;cmid&quot;:109,&#34;launchid&#x22;:"a&amp;b"}'>
      <INPUT TYPE=hidden NAME=login_hint VALUE=1003>
      <input type="submit" name="go" value="Go"><input type="hidden" value="nameless"></form>`;
    expect(readForms(html, BASE)).toEqual([
      {
        action: 'https://tool.example/lti/login',
        fields: {
          iss: 'https://lms.example',
          lti_message_hint: '{"cmid":109,"launchid":"a&b"}',
          login_hint: '1003',
        },
      },
    ]);
  });

  it('takes relative actions from where the page came', () => {
    expect(readForms('<form action="auth.php"></form>', BASE)[0]?.action).toBe(
      'https://lms.example/mod/lti/auth.php',
    );
  });

  it('does not fall for forms in comments, scripts, text areas or attribute values', () => {
    const decoys = `<!-- <form action="https://evil.example/1"></form> -->
      <script>document.write('<form action="https://evil.example/2">')</script>
      <textarea><form action="https://evil.example/3"></textarea>
      <title><form action="https://evil.example/4"></title>
      <div title='<form action="https://evil.example/5">'></div>`;
    const forms = readForms(`${decoys}<form action="https://tool.example/x"></form>`, BASE);
    expect(forms.map(({ action }) => action)).toEqual(['https://tool.example/x']);
  });

  it('keeps the fields of one form apart from the next', () => {
    const html =
      '<form action="/a"><input type=hidden name=x value=1></form><form action="/b"><input type=hidden name=x value=2></form><input type=hidden name=y value=3>';
    expect(readForms(html, BASE).map(({ fields }) => fields)).toEqual([{ x: '1' }, { x: '2' }]);
  });

  it('reads a page of unfinished tags once, not once for each', () => {
    for (const piece of ['<a', '<a "', `<a'"`, '<form a', '<!--<a', '<script></script '])
      expect(readForms(piece.repeat(200_000), BASE)).toEqual([]);
  });

  it('gives nothing for a page without a form, or one cut off', () => {
    expect(readForms('<h1>Not found</h1>', BASE)).toEqual([]);
    expect(readForms('<form action="https://tool.exam', BASE)).toEqual([]);
    expect(readForms('<!-- <form action="/a">', BASE)).toEqual([]);
  });
});
