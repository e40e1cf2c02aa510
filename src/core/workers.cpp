#include "minirl/core/workers.hpp"

#include <optional>

#include "minirl/core/errors.hpp"
#include "minirl/core/flush_denormals.hpp"
#include "minirl/core/text.hpp"

namespace minirl {

Workers::Workers(int threads) {
  if (threads < 1) throw ConfigError(join("Workers: ", threads, " threads, at least 1 is needed"));
  errors_.resize(static_cast<std::size_t>(threads));
  try {
    for (int i = 1; i < threads; ++i) others_.emplace_back([this, i] { work(i); });
  } catch (...) {  // the system has no more threads
    leave();
    throw;
  }
}

Workers::~Workers() { leave(); }

void Workers::leave() {
  {
    const std::lock_guard lock(mutex_);
    leaving_ = true;
  }
  begins_.notify_all();
  for (std::thread& thread : others_) thread.join();
}

void Workers::run(int n, const std::function<void(int, int)>& piece) {
  if (others_.empty()) return piece(0, n);
  {
    const std::lock_guard lock(mutex_);
    pieces_ = n;
    piece_ = &piece;
    flush_denormals_ = denormals_are_flushed();
    busy_ = static_cast<int>(others_.size());
    ++round_;
  }
  begins_.notify_all();
  do_share(0);
  {
    std::unique_lock lock(mutex_);
    ends_.wait(lock, [this] { return busy_ == 0; });
  }
  std::exception_ptr first;
  for (std::exception_ptr& error : errors_) {
    if (!first) first = error;
    error = nullptr;
  }
  if (first) std::rethrow_exception(first);
}

void Workers::work(int thread) {
  for (long seen = 0;; ++seen) {
    {
      std::unique_lock lock(mutex_);
      begins_.wait(lock, [&] { return leaving_ || round_ > seen; });
      if (leaving_) return;
    }
    do_share(thread);
    const std::lock_guard lock(mutex_);
    if (--busy_ == 0) ends_.notify_one();
  }
}

void Workers::do_share(int thread) {
  std::optional<FlushDenormals> guard;
  if (flush_denormals_) guard.emplace();
  const auto share = [&](int i) { return static_cast<int>(static_cast<long>(pieces_) * i / threads()); };
  try {
    if (share(thread) < share(thread + 1)) (*piece_)(share(thread), share(thread + 1));
  } catch (...) {
    errors_[static_cast<std::size_t>(thread)] = std::current_exception();
  }
}

}  // namespace minirl
