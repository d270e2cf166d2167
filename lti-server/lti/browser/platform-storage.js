// LTI Client Side postMessages and Platform Storage (1EdTech lti-cs-pm and lti-pm-s, 1.0).
const PATIENCE_MS = 8_000;
/** The LMS's page may begin to listen after our frame has begun to ask; asking twice changes nothing. */
const AGAIN_MS = 300;

export const readData = () => JSON.parse(document.getElementById('data').textContent);
export const reveal = (id) => {
  document.getElementById('waiting').hidden = true;
  document.getElementById(id).hidden = false;
};

function targetOf(frame) {
  const above = window.parent === window ? window.opener : window.parent;
  if (frame === '_parent' || above === null) return above;
  try {
    return above.frames[frame] ?? above;
  } catch {
    return above;
  }
}

/** Returns ask(subject, fields): the platform's answer, from its own origin and to our own message only. */
export const asker =
  (data, patienceMs = PATIENCE_MS) =>
  (subject, fields) =>
    new Promise((done, fail) => {
      const id = crypto.randomUUID();
      const stop = new AbortController();
      const timer = setTimeout(() => end(fail, new Error('timeout')), patienceMs);
      const again = setInterval(() => say(), AGAIN_MS);
      function end(settle, value) {
        clearTimeout(timer);
        clearInterval(again);
        stop.abort();
        settle(value);
      }
      function hear(event) {
        const answer = event.data;
        if (event.origin !== data.origin || answer?.message_id !== id) return;
        if (answer.subject !== `${subject}.response`) return;
        if (answer.error) end(fail, new Error('refused'));
        else end(done, answer);
      }
      addEventListener('message', hear, { signal: stop.signal });
      const target = targetOf(data.frame);
      const say = () => target.postMessage({ subject, message_id: id, ...fields }, data.origin);
      if (target === null) end(fail, new Error('alone'));
      else say();
    });
