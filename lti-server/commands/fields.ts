import * as v from 'valibot';
import { schoolNamed } from '../add-platform.ts';
import { FORMS, fieldsOf } from '../registration/fields.ts';
import { canvasKey } from '../registration/tool-configuration.ts';
import { loadSetupWords } from '../registration/words.ts';
import { type Command, newSchool, readOptions, Word } from './options.ts';

const english = () => loadSetupWords()('en');

/** Every field of a form an administrator fills in by hand. */
export const fields: Command = {
  read(args) {
    const { lms, tenant } = readOptions(args, {
      lms: v.pipe(Word('lms'), v.picklist(FORMS, '--lms is moodle or canvas')),
      tenant: Word('tenant'),
    });
    return async ({ config, database }) => {
      const { school, others } = await schoolNamed(database, tenant);
      const { publicUrl } = config;
      const rows = fieldsOf(lms, english(), { publicUrl, tenant: school });
      const width = Math.max(...rows.map(({ label }) => label.length)) + 2;
      const lines = rows.map(
        ({ label, value }) =>
          `${label.padEnd(width)}${value.replaceAll('\n', `\n${' '.repeat(width)}`)}`,
      );
      return [
        ...lines,
        '',
        `With buttons to copy: ${publicUrl}/lti/setup/${school}${newSchool(tenant, others)}`,
      ].join('\n');
    };
  },
};

/** The JSON of a Canvas developer key. */
export const canvasJson: Command = {
  read(args) {
    readOptions(args, {});
    return ({ config }) => {
      const description = english().say('setup.tool.description');
      return Promise.resolve(JSON.stringify(canvasKey(config.publicUrl, { description }), null, 2));
    };
  },
};
