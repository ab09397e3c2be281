#!/bin/sh
# A Postfix that takes letters from this machine only, and hands them to RELAY (host:port) or to their hosts.
set -eu
postconf -e "inet_interfaces = loopback-only" "mydestination =" "local_transport = error:no mailboxes here"
postconf -e "relayhost = ${RELAY:-}" "smtp_tls_security_level = may"
postconf -e "smtpd_tls_cert_file = /etc/ssl/certs/ssl-cert-snakeoil.pem"
postconf -e "smtpd_tls_key_file = /etc/ssl/private/ssl-cert-snakeoil.key"
postconf -e "smtpd_tls_security_level = may"
