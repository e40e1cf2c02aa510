// Workers: threads that stay, for work that comes again and again in pieces too small to start threads for.
#pragma once
#include <condition_variable>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace minirl {

/// `run` calls a function for each of n pieces, spread over the threads in consecutive shares. Which thread
/// does a piece depends on the counts only, and pieces must not depend on each other: then results do not
/// depend on the number of threads.
class Workers {
 public:
  /// `threads` counts the caller, which works too: 1 makes no thread at all. ConfigError unless at least 1.
  explicit Workers(int threads = 1);
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  int threads() const { return static_cast<int>(others_.size()) + 1; }

  /// Calls piece(first, last) for shares that cover 0 to n; returns when all have ended. If shares throw, the
  /// error of the first of them comes through. Denormals are treated as in the calling thread.
  void run(int n, const std::function<void(int first, int last)>& piece);

 private:
  void leave();
  void work(int thread);
  void do_share(int thread);

  std::mutex mutex_;
  std::condition_variable begins_, ends_;
  long round_ = 0;  // raised when there is new work
  int busy_ = 0;    // threads that still work on it
  bool leaving_ = false;

  int pieces_ = 0;
  const std::function<void(int, int)>* piece_ = nullptr;
  bool flush_denormals_ = false;
  std::vector<std::exception_ptr> errors_;  // one for each thread
  std::vector<std::thread> others_;
};

}  // namespace minirl
