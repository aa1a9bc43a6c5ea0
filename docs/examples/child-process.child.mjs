// The other side of child-process.mjs.
import naiveFake from './naive-fake.mjs'

// Scenarios leave promises rejected.
process.on('unhandledRejection', () => {})

const session = await naiveFake.open()
process.on('message', async ({ scenarios, options }) => process.send(await session.run(scenarios, options)))
process.on('disconnect', () => session.close())
process.send(session.facts)
