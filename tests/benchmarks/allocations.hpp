// How often this program has asked the heap for memory, counted by its own operator new.
#pragma once

namespace minirl::bench {

/// The number of allocations so far, of all threads.
long allocations();

}  // namespace minirl::bench
