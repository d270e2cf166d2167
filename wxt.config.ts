import preact from '@preact/preset-vite';
import { defineConfig } from 'wxt';

// The public half of a key pair whose private half was thrown away: it only fixes the id of an unpacked extension.
const KEY =
  'MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEApcTN8swf0vP+wAEe7Ze/FQcKjDV6m1iMtAgLdedIWy/n+mwDEOVwVR95a4E3k5znwnIlJcVapbFq0VYtIYadIZ+X/511Qjb3dGjCwxT8x2MtYzrpk0C111gGvOEVbRNuj6TQlCelTbAK/AleblSYShfYh0wsd9bgN3PRiPjv0l3GCgAmpCBcVGLTlakgrAIPGhXJeKFNsJyc3ajYGDy53a7y/meYpjkBL12va/GK2gzwxSf/m27IFFhc/gCPmNSGEF/kBtnDwZURpu12U49KpA0vFgMGcf+PkKj9XTto1EnyID4Nl/IUI8bMcrO1lnqInik+7ZxRamNH/sZU7SRV2wIDAQAB';

export default defineConfig({
  srcDir: 'extension',
  publicDir: 'extension/public',
  modulesDir: 'extension/modules',
  manifestVersion: 3,
  targetBrowsers: ['chrome', 'firefox'],
  imports: false,
  webExt: { disabled: true },
  suppressWarnings: { firefoxDataCollection: true },
  vite: () => ({ plugins: [preact({ prefreshEnabled: false, devToolsEnabled: false })] }),
  manifest: ({ browser }) => ({
    name: 'Waymark',
    description:
      'The next step where the work is: feedback and goals beside the assignment in your LMS.',
    permissions: ['storage', 'scripting', 'activeTab', 'alarms'],
    optional_host_permissions: ['*://*/*'],
    web_accessible_resources: [
      { resources: ['panel.html'], matches: ['*://*/*'], use_dynamic_url: true },
    ],
    // Made from shared/ui/icon.svg by `node test/pictures.ts`.
    icons: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png', 128: 'icon/128.png' },
    action: {
      default_title: 'Waymark',
      default_icon: { 16: 'icon/16.png', 32: 'icon/32.png', 48: 'icon/48.png' },
    },
    content_security_policy: { extension_pages: "script-src 'self'; object-src 'self'" },
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'waymark@waymark.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
        }
      : { key: KEY, minimum_chrome_version: '120' }),
  }),
});
