/** What ltijs's tests start and stop; nothing is ever asked of it. */
exports.MongoMemoryServer = {
  create: async () => ({ getUri: () => 'mongodb://nowhere', stop: async () => {} }),
};
