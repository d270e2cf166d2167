// Platform storage (1EdTech LTI postMessage storage): what a tool's origin puts, that origin alone gets back.
const perOrigin = 100;
const stored = new Map();
const subjects = ['lti.capabilities', 'lti.put_data', 'lti.get_data', 'lti.frameResize'];

function answer({ subject, key, value, height }, origin, frame) {
  const own = stored.get(origin) ?? new Map();
  switch (subject) {
    case 'lti.capabilities':
      return { supported_messages: subjects.map((each) => ({ subject: each, frame: '_parent' })) };
    case 'lti.put_data':
      if (typeof key !== 'string')
        return { error: { code: 'bad_request', message: 'key is missing' } };
      if (own.size >= perOrigin && !own.has(key)) {
        return { key, error: { code: 'storage_exhaustion', message: 'too many keys' } };
      }
      if (value === null || value === undefined) own.delete(key);
      else own.set(key, String(value));
      stored.set(origin, own);
      return { key, value };
    case 'lti.get_data':
      if (typeof key !== 'string')
        return { error: { code: 'bad_request', message: 'key is missing' } };
      return { key, value: own.get(key) ?? null };
    default:
      if (frame && Number(height) > 0) frame.style.height = `${Number(height)}px`;
      return {};
  }
}

window.addEventListener('message', (event) => {
  const { data } = event;
  if (typeof data !== 'object' || data === null || !subjects.includes(data.subject)) return;
  const frame = [...document.querySelectorAll('iframe.tool_launch')].find(
    (each) => each.contentWindow === event.source,
  );
  event.source.postMessage(
    {
      subject: `${data.subject}.response`,
      message_id: data.message_id,
      ...answer(data, event.origin, frame),
    },
    event.origin,
  );
});
