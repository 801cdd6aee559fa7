// How do the tests of a file share one server and one browser? Both start before the first of them and stop after the last.
import { after, before } from 'node:test';
import { launch } from './browser.mjs';
import { serve } from './server.mjs';

/** The site in the folder `root`, served, and Chromium: `server` and `browser` of the answer, once tests run. */
export function stage(root) {
  const shared = {};
  before(async () => {
    shared.server = await serve(root);
    shared.browser = await launch();
  });
  after(async () => {
    await shared.browser?.close();
    await shared.server?.stop();
  });
  return shared;
}
