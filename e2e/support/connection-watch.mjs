// Loaded first in every process of a watched stack: notes each host that the process asks for or connects to.
import { appendFileSync } from 'node:fs';
import dns from 'node:dns';
import net from 'node:net';

const file = process.env.CONNECTION_WATCH_FILE;
if (file) {
  const note = (host) => appendFileSync(file, `${host}\n`);
  const original = Object.getOwnPropertyDescriptor(net.Socket.prototype, 'connect');
  net.Socket.prototype.connect = function (...args) {
    const options = Array.isArray(args[0]) ? args[0][0] : args[0];
    if (typeof options === 'object' && options !== null && !options.path) note(options.host ?? 'localhost');
    else if (typeof args[1] === 'string') note(args[1]);
    return original.value.apply(this, args);
  };
  for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) {
    const ask = dns[name];
    dns[name] = function (host, ...rest) {
      note(host);
      return ask.call(this, host, ...rest);
    };
  }
}
