// The package that downloads VS Code for the desktop and starts it for tests.

export { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
