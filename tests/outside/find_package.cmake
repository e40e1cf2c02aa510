find_package(minirl 0.1 REQUIRED)
target_link_libraries(my_agent PRIVATE minirl::minirl)
