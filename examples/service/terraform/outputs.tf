output "url" {
  description = "Production."
  value       = "https://${aws_lb.this.dns_name}/"
}

output "test_url" {
  description = "Green alone, while a deployment runs."
  value       = "http://${aws_lb.this.dns_name}:9090/"
}

output "task_definition" {
  description = "The newest revision from here; deploy it with redgreen deploy --task-definition."
  value       = "${aws_ecs_task_definition.this.family}:${aws_ecs_task_definition.this.revision}"
}
