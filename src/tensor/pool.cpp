#include "minirl/tensor/pool.hpp"

#include <array>
#include <bit>
#include <mutex>
#include <new>

#if defined(__SANITIZE_ADDRESS__)
#define MINIRL_ASAN
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define MINIRL_ASAN
#endif
#endif
#ifdef MINIRL_ASAN
#include <sanitizer/asan_interface.h>
#endif

namespace minirl {
namespace {

// Four size classes for each power of two, from 64 bytes: at most a fifth of a block is wasted.
constexpr int classes = 4 * 40;
using FreeLists = std::array<PoolBlock*, classes>;

struct SizeClass {
  int index;
  std::size_t bytes;
};

SizeClass size_class_of(std::size_t bytes) {
  if (bytes <= 64) return {0, 64};
  const int power = static_cast<int>(std::bit_width(bytes - 1)) - 1;  // 2^power < bytes <= 2^(power + 1)
  const std::size_t quarter = (std::size_t{1} << power) / 4;
  const std::size_t quarters = (bytes - 1) / quarter + 1;  // 5 to 8
  return {4 * (power - 6) + static_cast<int>(quarters) - 4, quarters * quarter};
}

// Blocks of threads that have ended. Never destroyed: static tensors may be released after everything else.
struct SharedLists {
  std::mutex mutex;
  FreeLists lists{};
};
SharedLists& shared() {
  static SharedLists& lists = *new SharedLists;
  return lists;
}

enum class Thread { fresh, live, ended };
thread_local FreeLists own_lists{};  // trivially destructible: usable until the thread is really gone
thread_local Thread thread = Thread::fresh;

struct ThreadEnd {
  ~ThreadEnd() {
    thread = Thread::ended;
    const std::lock_guard lock(shared().mutex);
    for (unsigned c = 0; c < classes; ++c) {
      while (PoolBlock* block = own_lists[c]) {
        own_lists[c] = block->next;
        block->next = shared().lists[c];
        shared().lists[c] = block;
      }
    }
  }
};

// The first use of the pool by a thread: from here on its end hands over what it holds.
void enter_thread() {
  if (thread != Thread::fresh) return;
  thread_local const ThreadEnd at_end;
  static_cast<void>(at_end);
  thread = Thread::live;
}

PoolBlock* pop(FreeLists& lists, SizeClass size) {
  PoolBlock*& first = lists[static_cast<unsigned>(size.index)];
  PoolBlock* block = first;
  if (block != nullptr) first = block->next;
  return block;
}

void push(FreeLists& lists, PoolBlock* block) {
  PoolBlock*& first = lists[static_cast<unsigned>(block->size_class)];
  block->next = first;
  first = block;
}

PoolBlock* new_block(SizeClass size) {
  void* memory = ::operator new (sizeof(PoolBlock) + size.bytes, std::align_val_t{64});
  auto* block = new (memory) PoolBlock;
  block->capacity = size.bytes;
  block->size_class = size.index;
  return block;
}

// The slow way: what ended threads left, or the heap.
[[gnu::noinline]] PoolBlock* find_block(SizeClass size) {
  enter_thread();
  {
    const std::lock_guard lock(shared().mutex);
    if (PoolBlock* block = pop(shared().lists, size)) return block;
  }
  return new_block(size);
}

// The slow way back: a thread that never took a block, or one that is ending.
[[gnu::noinline]] void release_elsewhere(PoolBlock* block) {
  enter_thread();
  if (thread == Thread::live) return push(own_lists, block);
  const std::lock_guard lock(shared().mutex);
  push(shared().lists, block);
}

void mark_usable([[maybe_unused]] PoolBlock* block) {
#ifdef MINIRL_ASAN
  __asan_unpoison_memory_region(block->payload(), block->capacity);
#endif
}

void mark_free([[maybe_unused]] PoolBlock* block) {
#ifdef MINIRL_ASAN
  __asan_poison_memory_region(block->payload(), block->capacity);
#endif
}

}  // namespace

PoolBlock* take_block(std::size_t bytes) {
  const SizeClass size = size_class_of(bytes);
  PoolBlock* block = thread == Thread::live ? pop(own_lists, size) : nullptr;
  if (block == nullptr) block = find_block(size);
  mark_usable(block);
  return block;
}

void release_block(PoolBlock* block) noexcept {
  ++block->generation;
  mark_free(block);
  if (thread == Thread::live) return push(own_lists, block);
  release_elsewhere(block);
}

}  // namespace minirl
