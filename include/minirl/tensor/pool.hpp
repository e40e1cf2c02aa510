// Where tensors get their memory: a pool of blocks for each thread, so that a steady loop never asks the
// heap.
#pragma once
#include <cstddef>
#include <cstdint>

namespace minirl {

/// A block's header; its payload follows, aligned to 64 bytes. Blocks are never handed back to the heap, so a
/// header can be read at any time: `generation` tells whether the payload is still what one saw.
struct alignas(64) PoolBlock {
  std::uint64_t generation = 0;  // raised on release and on mutable access
  PoolBlock* next = nullptr;     // in a list of free blocks
  std::size_t capacity = 0;      // bytes of payload
  int size_class = 0;

  void* payload() { return this + 1; }
};

/// A block with room for `bytes`, from this thread's free blocks or else from the heap.
PoolBlock* take_block(std::size_t bytes);

/// Gives a block to this thread's free ones; after the thread's end, to a list that all threads share.
void release_block(PoolBlock* block) noexcept;

/// Lets standard containers live in the pool.
template <class T>
struct PoolAllocator {
  using value_type = T;

  PoolAllocator() = default;
  template <class U>
  PoolAllocator(const PoolAllocator<U>&) noexcept {}

  T* allocate(std::size_t n) { return static_cast<T*>(take_block(n * sizeof(T))->payload()); }
  void deallocate(T* values, std::size_t) noexcept {
    release_block(reinterpret_cast<PoolBlock*>(values) - 1);
  }
  bool operator==(const PoolAllocator&) const { return true; }
};

/// The same for bytes that will be overwritten at once: a vector of n of them leaves them unset.
struct UnsetBytes : PoolAllocator<std::uint8_t> {
  template <class>
  struct rebind {
    using other = UnsetBytes;
  };
  void construct(std::uint8_t*) const noexcept {}
};

}  // namespace minirl
