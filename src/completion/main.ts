import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { complete, hover } from './protocol.ts';
import type { CompleteResult, EditingParams, HoverResult } from './protocol.ts';
import { YamlEditing } from './editing.ts';

/* Completion and hover, in a process of their own: yaml-language-server is large and slow to start (docs/decisions). */

const editing = new YamlEditing();
const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
connection.onRequest(complete, (params: EditingParams): Promise<CompleteResult> => editing.complete(params));
connection.onRequest(hover, (params: EditingParams): Promise<HoverResult> => editing.hover(params));
connection.onClose(() => process.exit(0));
process.on('disconnect', () => process.exit(0));
connection.listen();
