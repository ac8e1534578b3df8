const hre = require('hardhat');
const tasks = require('hardhat/builtin-tasks/task-names');

/** Serves the chain on any free port of this machine until it is ended. */
async function serve() {
  const provider = await hre.run(tasks.TASK_NODE_GET_PROVIDER);
  const place = { hostname: '127.0.0.1', port: 0, provider };
  const server = await hre.run(tasks.TASK_NODE_CREATE_SERVER, place);
  const { port } = await server.listen();
  process.stdout.write(`listening on http://127.0.0.1:${port}\n`);
}

serve();
