import { Command, Option } from 'commander';

/** How an editor and the server talk. */
export type Transport = 'stdio' | 'node-ipc';

/** `remit lsp`: `serve` starts the server, which ends the process when the editor says so. */
export function lspCommand(serve: (transport: Transport) => Promise<void>): Command {
  return new Command('lsp')
    .description('Serves an editor by the Language Server Protocol. Editors start it themselves.')
    .option('--stdio', 'talk over standard input and output (what it does unless told otherwise)')
    .addOption(new Option('--node-ipc', 'talk over the channel of a parent process on Node').conflicts('stdio'))
    .addOption(new Option('--clientProcessId <id>', "the editor's process, without which the server ends").hideHelp())
    .addHelpText('after', '\nExample:\n  remit lsp --stdio')
    .action(({ nodeIpc }: { nodeIpc?: boolean }) => serve(nodeIpc ? 'node-ipc' : 'stdio'));
}
