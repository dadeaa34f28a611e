/** Servers name the address that they refuse; what we keep of their answer names nobody. */
export function maskedReply(reply: string): string {
  return reply.replaceAll(/\S*@\S*/g, '…');
}
