"""What is asked about members and their accounts."""
