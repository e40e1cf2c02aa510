#include "minirl/autodiff/parameters.hpp"

namespace minirl {

void NamedVisitor::enter(const char* name) {
  lengths_.push_back(path_.size());
  path_ += name;
  path_ += '.';
}

void NamedVisitor::enter(int index) { enter(std::to_string(index).c_str()); }

void NamedVisitor::leave() {
  path_.resize(lengths_.back());
  lengths_.pop_back();
}

void NamedVisitor::tensor_(const About& about, Tensor& tensor) { named(path_ + about.name, about, tensor); }

}  // namespace minirl
