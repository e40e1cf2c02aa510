#include "minirl/lab/checkpoint.hpp"

#include "minirl/files/atomic_file.hpp"

namespace minirl {

void save_checkpoint(const std::filesystem::path& file, const Archive& archive, const Metadata& metadata) {
  write_file_atomically(file, encode_archive(archive, metadata));
}

Archive load_checkpoint(const std::filesystem::path& file) {
  return to_archive(read_safetensors(file), file.string());
}

CheckpointAbout about_checkpoint(const std::filesystem::path& file) {
  Safetensors whole = read_safetensors(file);
  CheckpointAbout about{0, whole.metadata};
  Archive a = to_archive(std::move(whole), file.string());
  a("step", about.step);
  return about;
}

Checkpoints::Checkpoints(const CheckpointConfig& config, Show training)
    : config_(config), training_(std::move(training)) {
  if (!has_resumed()) return;
  Archive a = load_checkpoint(config_.file);
  show(a);
  a.expect_no_more();
}

bool Checkpoints::is_due() const { return is_wanted() && std::chrono::steady_clock::now() >= next_; }

void Checkpoints::save() {
  Archive a;
  show(a);
  save_checkpoint(config_.file, a, config_.metadata);
  next_ = std::chrono::steady_clock::now() + std::chrono::duration_cast<std::chrono::steady_clock::duration>(
                                                 std::chrono::duration<double>(config_.every));
}

void Checkpoints::show(Archive& a) const {
  training_(a);
  if (config_.also) config_.also(a);
}

}  // namespace minirl
