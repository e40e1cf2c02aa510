// Checkpoints: the whole state of a training in one file, from which it goes on with the same bits.
#pragma once
#include <chrono>
#include <filesystem>
#include <functional>

#include "minirl/core/archive.hpp"
#include "minirl/files/safetensors.hpp"

namespace minirl {

/// Replaces the file by this archive: whoever reads sees the old checkpoint or the new one, never a half.
/// IoError if that fails; the old one then stays.
void save_checkpoint(const std::filesystem::path& file, const Archive& archive, const Metadata& metadata);

/// Reads a checkpoint. IoError if there is none, it is not whole, or of another format than this library's.
Archive load_checkpoint(const std::filesystem::path& file);

/// The environment steps that a training had done, and the texts that travel with its checkpoint.
struct CheckpointAbout {
  long step;
  Metadata metadata;
};
CheckpointAbout about_checkpoint(const std::filesystem::path& file);

/// Whether a training begins, or goes on from a checkpoint.
enum class Begin { anew, from_checkpoint };

struct CheckpointConfig {
  std::filesystem::path file{};            // none: no checkpoints
  double every = 10;                       // seconds from one to the next; also at the start and when stopped
  Begin begin = Begin::anew;               // from_checkpoint: `file` must be there
  Metadata metadata{};                     // texts that travel with it
  std::function<void(Archive& a)> also{};  // what else belongs to the run, such as a best snapshot
};

/// Writes down a training now and then.
class Checkpoints {
 public:
  using Show = std::function<void(Archive& a)>;

  /// `training` shows the state of everything but `config.also`. Loads it if the config says so. `config`
  /// must outlive this. Throws IoError if the checkpoint is missing, damaged, or that of another training.
  Checkpoints(const CheckpointConfig& config, Show training);

  bool is_wanted() const { return !config_.file.empty(); }
  bool has_resumed() const { return is_wanted() && config_.begin == Begin::from_checkpoint; }
  /// Whether it is time for the next one.
  bool is_due() const;
  void save();

 private:
  void show(Archive& a) const;

  const CheckpointConfig& config_;
  Show training_;
  std::chrono::steady_clock::time_point next_{};
};

}  // namespace minirl
