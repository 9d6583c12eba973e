// Watches a board with the browser's own library and prints each frame on a line, until it has seen one of every kind.
import { HubConnectionBuilder, HttpTransportType, LogLevel } from '@microsoft/signalr';

const [address, board] = process.argv.slice(2);
const wanted = new Set(['snapshot', 'delta', 'beat']);
const connection = new HubConnectionBuilder()
  .withUrl(`${address}/hubs/presence`, { transport: HttpTransportType.WebSockets, skipNegotiation: true })
  .configureLogging(LogLevel.Error)
  .build();

await connection.start();
const stream = connection.stream('Watch', board).subscribe({
  next(frame) {
    console.log(JSON.stringify(frame));
    wanted.delete(frame.kind);
    if (wanted.size === 0) {
      stream.dispose();
      void connection.stop();
    }
  },
  error(failure) {
    console.error(failure);
    process.exit(1);
  },
  complete() {},
});
