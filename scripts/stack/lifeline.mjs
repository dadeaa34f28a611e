// Loaded first in every process of the stack: when the process that started it is gone, however it went,
// this one ends too, and no server is left behind on a port.
if (process.channel) {
  process.channel.unref();
  process.on('disconnect', () => process.kill(process.pid, 'SIGTERM'));
}
