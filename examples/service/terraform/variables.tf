variable "name" {
  type        = string
  default     = "shop"
  description = "The service's name, and its cluster's and load balancer's."
  validation {
    condition     = can(regex("^[a-zA-Z][a-zA-Z0-9-]{0,27}$", var.name))
    error_message = "1 to 28 letters, digits and hyphens, beginning with a letter."
  }
}

variable "image" {
  type        = string
  description = "The image of new task definition revisions: the one in production, by digest."
}

variable "vpc_id" {
  type = string
}

variable "load_balancer_subnets" {
  type        = list(string)
  description = "Public subnets, two at least."
}

variable "task_subnets" {
  type        = list(string)
  description = "Private subnets with a way to ECR and CloudWatch Logs."
}

variable "certificate_arn" {
  type = string
}

variable "test_cidr" {
  type        = string
  default     = "10.0.0.0/8"
  description = "Who may reach the test listener, which shows Green alone."
}

variable "container_port" {
  type    = number
  default = 8080
}

variable "health_check_path" {
  type    = string
  default = "/health"
}

variable "min_tasks" {
  type    = number
  default = 2
}

variable "max_tasks" {
  type    = number
  default = 20
}
