#include "minirl/lab/checkpoint.hpp"

#include "minirl/core/errors.hpp"
#include "minirl/core/text.hpp"
#include "minirl/files/atomic_file.hpp"

namespace minirl {

namespace {

// Raised when a value shows its state under other names or in another meaning than before.
const std::string format_key = "checkpoint", format = "1";

Safetensors read_checkpoint(const std::filesystem::path& file) {
  Safetensors whole = read_safetensors(file);
  const auto at = whole.metadata.find(format_key);
  if (at == whole.metadata.end()) throw IoError(join(file.string(), ": this is no checkpoint of a training"));
  if (at->second == format) return whole;
  throw IoError(join(file.string(), ": a checkpoint of format ", at->second,
                     ", this version of minirl reads ", format,
                     "; go on with the version that wrote it, or train anew"));
}

}  // namespace

void save_checkpoint(const std::filesystem::path& file, const Archive& archive, const Metadata& metadata) {
  Metadata more = metadata;
  more[format_key] = format;
  write_file_atomically(file, encode_archive(archive, more));
}

Archive load_checkpoint(const std::filesystem::path& file) {
  return to_archive(read_checkpoint(file), file.string());
}

CheckpointAbout about_checkpoint(const std::filesystem::path& file) {
  Safetensors whole = read_checkpoint(file);
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
