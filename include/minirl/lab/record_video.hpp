// RecordVideo: a wrapper that records some of the episodes played in it, each as a GIF of its own.
#pragma once
#include <filesystem>
#include <functional>
#include <optional>
#include <string>

#include "minirl/envs/wrappers/wrapper.hpp"
#include "minirl/files/atomic_file.hpp"
#include "minirl/lab/record.hpp"

namespace minirl {

/// Gymnasium's choice of episodes: 0, 1, 8, 27, 64 ... and from 1000 on each thousandth.
bool is_worth_recording(long episode);

struct RecordVideoConfig {
  std::filesystem::path folder;                                    // made if it is not there
  std::string name = "episode";                                    // of the files: NAME-7.gif is episode 7
  std::function<bool(long episode)> trigger = is_worth_recording;  // episodes count from 0
  RecordConfig picture = {};                                       // its seed is not used
};

/// A path in `folder` that is free: STEM.gif, or else STEM-2.gif, STEM-3.gif ...
std::filesystem::path free_gif_path(const std::filesystem::path& folder, const std::string& stem);

/// `RecordVideo env(TimeLimit(CartPole{}, 500), {.folder = "videos"})`. A recording is written when its
/// episode ends, is broken off by a reset, or at `save()`; one that is not finished when the wrapper goes is
/// lost. Never writes over a file. Throws IoError if it cannot write.
template <class E>
class RecordVideo final : public Wrapper<E> {
  using typename Wrapper<E>::Obs;
  using typename Wrapper<E>::Act;

 public:
  explicit RecordVideo(E env, RecordVideoConfig config)
      : Wrapper<E>(std::move(env)),
        config_(std::move(config)),
        canvas_(config_.picture.width, config_.picture.height) {
    check_recording(config_.picture);
    std::filesystem::create_directories(config_.folder);
  }

  /// Writes what is recorded of the present episode, and stops recording it.
  void save() {
    if (!gif_) return;
    const std::string bytes = gif_->encode({.delay = config_.picture.delay});
    gif_.reset();
    files_.push_back(free_gif_path(config_.folder, join(config_.name, "-", episode_)));
    write_file_atomically(files_.back(), bytes);
  }

  /// What was written, in order.
  const std::vector<std::filesystem::path>& files() const { return files_; }

 private:
  Obs start(std::optional<std::uint64_t> seed) override {
    save();
    Obs first = this->env().reset(seed);
    ++episode_;
    steps_ = 0;
    if (config_.trigger(episode_)) {
      gif_.emplace();
      take();
    }
    return first;
  }

  Step<Obs> advance(const Act& a) override {
    Step<Obs> step = this->env().step(a);
    if (!gif_) return step;
    if (++steps_ % config_.picture.steps_per_frame == 0 || step.done()) take();
    if (!step.done()) return step;
    for (int i = 1; i < config_.picture.pause; ++i) gif_->add(canvas_);
    save();
    return step;
  }

  // A recording under way is not in the archive: an episode that goes on after a restart is not recorded.
  void archive_state(Archive& a) override {
    Wrapper<E>::archive_state(a);
    a("episode", episode_);
    if (a.is_loading()) gif_.reset();
  }

  void take() {
    this->env().draw(canvas_);
    gif_->add(canvas_);
  }

  RecordVideoConfig config_;
  Canvas canvas_;
  std::optional<GifRecording> gif_;  // while an episode is recorded
  std::vector<std::filesystem::path> files_;
  long episode_ = -1;
  long steps_ = 0;
};

}  // namespace minirl
