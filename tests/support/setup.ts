// Every test file: a test environment, quiet logs, no engine download.
process.env.NODE_ENV = 'test'
process.env.LOG_LEVEL ??= 'silent'
