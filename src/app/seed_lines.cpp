#include "app/seed_lines.hpp"

#include <numeric>
#include <utility>

#include "minirl/core/text.hpp"

namespace minirl::app {

SeedLines::SeedLines(std::size_t seeds, std::ostream& out, std::ostream* live)
    : out_(out), live_(live), shares_(seeds, 0.0) {}

void SeedLines::ended(std::size_t i, std::string line) {
  const std::lock_guard lock(mutex_);
  shares_[i] = 1;
  ++ended_;
  waiting_[i] = std::move(line);
  show_lines();
  show_progress();
}

Observer SeedLines::watch(std::size_t i) {
  return [this, i](const TrainingEvent& event) {
    if (live_ == nullptr) return;
    const std::lock_guard lock(mutex_);
    shares_[i] = static_cast<double>(event.step) / static_cast<double>(event.steps);
    const auto now = std::chrono::steady_clock::now();
    if (now < next_) return;
    next_ = now + std::chrono::milliseconds(100);
    show_progress();
  };
}

void SeedLines::show_lines() {
  for (; !waiting_.empty() && waiting_.begin()->first == shown_; ++shown_) {
    if (live_ != nullptr) *live_ << "\r\x1b[K" << std::flush;  // takes the common line away
    out_ << waiting_.begin()->second << '\n' << std::flush;
    waiting_.erase(waiting_.begin());
  }
}

void SeedLines::show_progress() {
  if (live_ == nullptr || ended_ == shares_.size()) return;
  const double done =
      std::accumulate(shares_.begin(), shares_.end(), 0.0) / static_cast<double>(shares_.size());
  *live_ << join("\r", ended_, " of ", shares_.size(), " seeds have ended, ", fixed(100 * done, 0),
                 " % of all steps are done\x1b[K")
         << std::flush;
}

}  // namespace minirl::app
