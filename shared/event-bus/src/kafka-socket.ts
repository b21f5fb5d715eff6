import { connect, isIP } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { ISocketFactory } from 'kafkajs';

const keepAliveMillis = 60_000;

/**
 * A socket as kafkajs 2.2.4 makes it, but one that is gone stays as it is: kafkajs disconnects a lost connection again at every try, and
 * each time Node would have the dead socket wait for a connection that never comes, with one more listener.
 */
export const openSocket: ISocketFactory = ({ host, port, ssl, onConnect }) => {
  const server = isIP(host) === 0 ? { servername: host } : {};
  const socket = ssl ? connectTls({ host, port, ...server, ...ssl }, onConnect) : connect({ host, port }, onConnect);
  socket.setKeepAlive(true, keepAliveMillis);
  const unref = socket.unref.bind(socket);
  socket.unref = () => (socket.destroyed ? socket : unref());
  return socket;
};
