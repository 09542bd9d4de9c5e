package dev.slipway.adapters.store;

class H2MemoryContractsTest extends SqlContracts {
  H2MemoryContractsTest() {
    super(TestDatabases.h2InMemory());
  }
}
