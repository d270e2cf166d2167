import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';
import { asModule } from './extension/build/as-module.ts';
import { noMarkup } from './extension/build/no-markup.ts';
import { together } from './extension/build/together.ts';
import arabic from './shared/locales/ar.json' with { type: 'json' };
import english from './shared/locales/en.json' with { type: 'json' };
import spanish from './shared/locales/es.json' with { type: 'json' };

// The public half of a key pair whose private half was thrown away: it only fixes the id of an unpacked extension.
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApcTN8swf0vP+wAEe7Ze/FQcKjDV6m1iMtAgLdedIWy/n+mwDEOVwVR95a4E3k5znwnIlJcVapbFq0VYtIYadIZ+X/511Qjb3dGjCwxT8x2MtYzrpk0C111gGvOEVbRNuj6TQlCelTbAK/AleblSYShfYh0wsd9bgN3PRiPjv0l3GCgAmpCBcVGLTlakgrAIPGhXJeKFNsJyc3ajYGDy53a7y/meYpjkBL12va/GK2gzwxSf/m27IFFhc/gCPmNSGEF/kBtnDwZURpu12U49KpA0vFgMGcf+PkKj9XTto1EnyID4Nl/IUI8bMcrO1lnqInik+7ZxRamNH/sZU7SRV2wIDAQAB';

/** What the browser itself says of the extension, in its own language; from the catalogues like every other sentence. */
const CATALOGUES = { en: english, es: spanish, ar: arabic };
const messagesOf = (catalogue: (typeof CATALOGUES)[keyof typeof CATALOGUES]): string =>
  JSON.stringify({
    name: { message: catalogue['app.name'] },
    description: { message: catalogue['app.description'] },
    key_hide: { message: catalogue['app.key.hide'] },
    key_presenter: { message: catalogue['app.key.presenter'] },
    key_comment: { message: catalogue['app.key.comment'] },
  });

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  modulesDir: 'extension/modules',
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  imports: false,
  webExt: { disabled: true },
  suppressWarnings: { firefoxDataCollection: true },
  vite: () => ({
    // Its files are on the computer: asking for them ahead by an element each costs more than it gains.
    build: { modulePreload: false },
    plugins: [
      asModule(),
      noMarkup(),
      together(),
      preact({ prefreshEnabled: false, devToolsEnabled: false }),
    ],
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      for (const [language, catalogue] of Object.entries(CATALOGUES))
        files.push({
          relativeDest: `_locales/${language}/messages.json`,
          contents: messagesOf(catalogue),
        });
      // The background holds no catalogue: this is all it ever says itself.
      const said = Object.entries(CATALOGUES).map(([language, all]) => [
        language,
        all['pointer.text'],
      ]);
      files.push({
        relativeDest: 'pointer.json',
        contents: JSON.stringify(Object.fromEntries(said)),
      });
    },
  },
  manifest: ({ browser }) => ({
    name: '__MSG_name__',
    description: '__MSG_description__',
    default_locale: 'en',
    permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
    optional_host_permissions: ['*://*/*'],
    web_accessible_resources: [
      { resources: ['panel.html'], matches: ['*://*/*'], use_dynamic_url: true },
    ],
    // Made from shared/ui/icon.svg by `node test/pictures.ts`.
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    action: {
      default_title: '__MSG_name__',
      default_icon: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png' },
    },
    // Only suggested: people change them in the browser (see README). Canvas has single letters, TinyMCE in both LMSs
    // Alt+Shift with digits and Ctrl+Shift+F, screen readers Insert, Caps Lock, Ctrl+Option or Search.
    commands: {
      hide: { suggested_key: { default: 'Alt+Shift+W' }, description: '__MSG_key_hide__' },
      presenter: {
        suggested_key: { default: 'Alt+Shift+O' },
        description: '__MSG_key_presenter__',
      },
      comment: { suggested_key: { default: 'Alt+Shift+C' }, description: '__MSG_key_comment__' },
    },
    // Its own windows have cookies of their own, which the background would not see (DECISIONS.md).
    incognito: 'not_allowed',
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'waymark@waymark.example',
              // Firefox for Android knows `data_collection_permissions` from 142; the one figure serves both.
              strict_min_version: '142.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : {
          key: KEY,
          minimum_chrome_version: '120',
          storage: { managed_schema: 'managed-schema.json' },
        }),
  }),
});
